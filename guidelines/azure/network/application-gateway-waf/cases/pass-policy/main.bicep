resource gateway 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: 'agw-madoguchi'
  location: 'japaneast'
  properties: {
    sku: {
      name: 'WAF_v2'
      tier: 'WAF_v2'
    }
    firewallPolicy: {
      id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/waf'
    }
  }
}
