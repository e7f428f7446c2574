// What wakes somebody up. Thresholds and what to do are explained in docs/monitoring.md.

param name string
param location string
param alertEmail string
param appId string
param storageId string
param insightsId string
param healthUrl string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

// The service seen from outside, every five minutes from three places.
resource healthTest 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-health'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${name}-health'
    Name: '${name} health'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-ch-zrh-edge' }
      { Id: 'emea-gb-db3-azr' }
    ]
    Request: {
      RequestUrl: healthUrl
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
      ContentValidation: {
        ContentMatch: '"healthy"'
        IgnoreCase: false
        PassIfTextFound: true
      }
    }
  }
}

resource away 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-away'
  location: 'global'
  properties: {
    description: 'The health check fails from two of three places.'
    severity: 1
    enabled: true
    scopes: [healthTest.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: healthTest.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-server-errors'
  location: 'global'
  properties: {
    description: 'More than ten answers with status 500 or above in five minutes.'
    severity: 2
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'server errors'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Http5xx'
          operator: 'GreaterThan'
          threshold: 10
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

resource storageAway 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-storage'
  location: 'global'
  properties: {
    description: 'Fewer than 99% of the requests to the storage account succeed.'
    severity: 2
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'availability'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Availability'
          operator: 'LessThan'
          threshold: 99
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

// The queries, with what they mean, are in monitoring/azure.
var queries = [
  {
    name: 'callers-stuck'
    query: loadTextContent('../monitoring/azure/callers-stuck.kql')
    every: 'PT1H'
    over: 'PT1H'
    severity: 3
  }
  {
    name: 'conflicts'
    query: loadTextContent('../monitoring/azure/conflicts.kql')
    every: 'PT15M'
    over: 'PT30M'
    severity: 3
  }
  {
    name: 'documents-refused'
    query: loadTextContent('../monitoring/azure/documents-refused.kql')
    every: 'PT1H'
    over: 'PT6H'
    severity: 3
  }
  {
    name: 'http-errors'
    query: loadTextContent('../monitoring/azure/http-errors.kql')
    every: 'PT5M'
    over: 'PT15M'
    severity: 1
  }
  {
    name: 'internal-errors'
    query: loadTextContent('../monitoring/azure/internal-errors.kql')
    every: 'PT5M'
    over: 'PT15M'
    severity: 1
  }
  {
    name: 'no-cleanup'
    query: loadTextContent('../monitoring/azure/no-cleanup.kql')
    every: 'PT6H'
    over: 'P2D'
    severity: 3
  }
  {
    name: 'sessions-not-found'
    query: loadTextContent('../monitoring/azure/sessions-not-found.kql')
    every: 'PT15M'
    over: 'PT30M'
    severity: 1
  }
  {
    name: 'slow-calls'
    query: loadTextContent('../monitoring/azure/slow-calls.kql')
    every: 'PT15M'
    over: 'PT30M'
    severity: 3
  }
  {
    name: 'storage-unavailable'
    query: loadTextContent('../monitoring/azure/storage-unavailable.kql')
    every: 'PT5M'
    over: 'PT5M'
    severity: 1
  }
  {
    name: 'store-slow'
    query: loadTextContent('../monitoring/azure/store-slow.kql')
    every: 'PT15M'
    over: 'PT15M'
    severity: 3
  }
  {
    name: 'threads-busy'
    query: loadTextContent('../monitoring/azure/threads-busy.kql')
    every: 'PT15M'
    over: 'PT15M'
    severity: 3
  }
  {
    name: 'unauthorized'
    query: loadTextContent('../monitoring/azure/unauthorized.kql')
    every: 'PT15M'
    over: 'PT15M'
    severity: 3
  }
  {
    name: 'words-unplaced'
    query: loadTextContent('../monitoring/azure/words-unplaced.kql')
    every: 'PT1H'
    over: 'PT6H'
    severity: 3
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for each in queries: {
    name: '${name}-${each.name}'
    location: location
    properties: {
      displayName: '${name}: ${each.name}'
      description: 'See docs/monitoring.md.'
      severity: each.severity
      enabled: true
      autoMitigate: true
      scopes: [insightsId]
      evaluationFrequency: each.every
      windowSize: each.over
      criteria: {
        allOf: [
          {
            query: each.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]
