"""Operations -> MCP tools, resources and prompts, over Streamable HTTP and stdio."""
