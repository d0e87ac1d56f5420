resource gateway 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: 'agw-madoguchi'
  location: 'japaneast'
  properties: {
    sku: {
      name: 'WAF_v2'
      tier: 'WAF_v2'
    }
    webApplicationFirewallConfiguration: {
      enabled: true
      firewallMode: 'Prevention'
      ruleSetType: 'OWASP'
      ruleSetVersion: '3.2'
    }
  }
}
