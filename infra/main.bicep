// Everything that the service needs in one resource group: function app, storage account, monitoring, alerts, and an
// identity with which GitHub Actions deploys. Tables and containers of the sessions are made by the service itself.
//
//   az deployment group create --resource-group cv-generator --template-file infra/main.bicep \
//     --parameters name=mycvs alertEmail=ops@example.com githubRepository=owner/repository

@description('Name of the function app, and the start of all other names. It becomes https://NAME.azurewebsites.net.')
@minLength(3)
@maxLength(18)
param name string

@description('Where everything is made.')
param location string = resourceGroup().location

@description('Who is told when an alert fires.')
param alertEmail string

@description('owner/repository whose workflow may deploy, from its environment `production`. Empty: none.')
param githubRepository string = ''

@description('Keys that callers must send, comma-separated: as they are, or as sha256:<hex>. Empty: the service is open.')
@secure()
param apiKeys string = ''

@description('Keys that may also clean up and read metrics.')
@secure()
param adminApiKeys string = ''

@description('Operations that answer 503, comma-separated, such as `generate_cv_action`.')
param disabledOperations string = ''

@description('False turns all session operations off; the legacy routes go on.')
param sessionsEnabled bool = true

@description('Version of Python; the workflow builds the package with the same.')
param pythonVersion string = '3.12'

@description('Memory of one instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most instances that are started under load: the ceiling of the bill.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

var storageName = take(toLower('${replace(name, '-', '')}${uniqueString(resourceGroup().id)}'), 24)
var packages = 'deployment-packages'

// Storage: the sessions, and what the Functions host keeps for itself. Reached with identities only.

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageName
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    // What a person erases has to be gone: no soft deletion.
    deleteRetentionPolicy: {
      enabled: false
    }
    containerDeleteRetentionPolicy: {
      enabled: false
    }
  }
}

resource packageContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: packages
}

// A net below the cleanup: files whose session broke off while it was made or erased. Sessions live for a day; where
// SESSION_TTL_HOURS is raised above a week, raise this as well.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forgotten-files'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['cv-files/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 8
                }
              }
            }
          }
        }
      ]
    }
  }
}

// Monitoring

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    workspaceCapping: {
      dailyQuotaGb: 1
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

// The function app, on the Flex Consumption plan

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'functionapp,linux'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      runtime: {
        name: 'python'
        version: pythonVersion
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        triggers: {
          http: {
            perInstanceConcurrency: 16
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
  dependsOn: [packageContainer]
}

// Replaces all settings of the app: what operators switch off (DISABLED_OPERATIONS, SESSIONS_ENABLED) is a parameter here,
// so that a deployment of the infrastructure does not switch it back on unnoticed.
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__accountName: storage.name
    AZURE_STORAGE_ACCOUNT: storage.name
    STORAGE_BACKEND: 'azure'
    CLEANUP_MINUTES: '0'
    LOG_FORMAT: 'json'
    API_KEYS: apiKeys
    ADMIN_API_KEYS: adminApiKeys
    DISABLED_OPERATIONS: disabledOperations
    SESSIONS_ENABLED: string(sessionsEnabled)
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  }
}

// Who may do what

var blobOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var websiteContributor = 'de139f84-1756-47ae-9be6-808fbbe84772'

resource appRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobOwner, tableContributor]: {
    name: guid(storage.id, name, role)
    scope: storage
    properties: {
      principalId: app.identity.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (!empty(githubRepository)) {
  name: '${name}-deployer'
  location: location
}

resource deployerTrust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = if (!empty(githubRepository)) {
  parent: deployer
  name: 'github-production'
  properties: {
    issuer: 'https://token.actions.githubusercontent.com'
    subject: 'repo:${githubRepository}:environment:production'
    audiences: ['api://AzureADTokenExchange']
  }
}

// In the whole group, since the deployment reads the plan, too.
resource deployerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(githubRepository)) {
  name: guid(resourceGroup().id, name, websiteContributor)
  properties: {
    principalId: deployer!.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', websiteContributor)
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    alertEmail: alertEmail
    appId: app.id
    storageId: storage.id
    insightsId: insights.id
    healthUrl: 'https://${app.properties.defaultHostName}/api/health'
  }
}

output url string = 'https://${app.properties.defaultHostName}'
output storageAccount string = storage.name
output deployerClientId string = empty(githubRepository) ? '' : deployer!.properties.clientId
