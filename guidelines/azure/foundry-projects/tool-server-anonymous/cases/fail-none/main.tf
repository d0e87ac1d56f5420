resource "azapi_resource" "main" {
  type      = "Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01"
  name      = "dougu"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai/projects/toiawase"

  body = {
    properties = {
      authType = "None" # <- here
      category = "RemoteTool"
      target   = "https://mcp.example.jp/sse"
    }
  }
}
