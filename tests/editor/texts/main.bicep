// 社内検索の基盤。𠮷田が検証のために一部を開けている。
targetScope = 'resourceGroup'

@description('リージョン')
param location string = resourceGroup().location

@allowed(['Enabled', 'Disabled'])
param labPublicAccess string

param capacity int = 30

var categories = ['Hate', 'Sexual', 'Violence', 'Selfharm']
var strictPrompt = [for name in categories: {
  name: name
  enabled: true
  blocking: true
  severityThreshold: 'Low'
  source: 'Prompt'
}]
var strictCompletion = [for name in categories: {
  name: name
  enabled: true
  blocking: true
  severityThreshold: 'Low'
  source: 'Completion'
}]
var isOpen = true

/*
  本番のアカウント
*/
resource prod 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
  tags: {
    '用途': '検索 🦀'
    責任者: '𠮷田'
  }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'aoai-prod-jpe'
    publicNetworkAccess: 'Disabled'
    disableLocalAuth: true
    restrictOutboundNetworkAccess: true
    allowedFqdnList: ['stdatajpe.blob.${environment().suffixes.storage}']
    networkAcls: {
      defaultAction: 'Deny'
    }
  }

  resource strict 'raiPolicies' = {
    name: 'strict-jp'
    properties: {
      basePolicyName: 'Microsoft.DefaultV2'
      mode: 'Blocking'
      contentFilters: concat(strictPrompt, strictCompletion, [
        { name: 'Jailbreak', enabled: true, blocking: false, source: 'Prompt' }
        { name: 'Indirect Attack', enabled: true, blocking: true, source: 'Prompt' }
      ])
    }
  }

  resource chat 'deployments' = {
    name: 'chat'
    sku: { name: 'Standard', capacity: capacity }
    properties: {
      model: { format: 'OpenAI', name: 'gpt-4o-mini', version: '2024-07-18' }
      raiPolicyName: strict.name
      versionUpgradeOption: 'NoAutoUpgrade'
    }
  }
}

resource lab 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-lab-jpe'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    publicNetworkAccess: labPublicAccess
    disableLocalAuth: !isOpen
    networkAcls: { defaultAction: isOpen ? 'Allow' : 'Deny' }
  }
}

resource documents 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stdocuments'
  location: location
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: true
    supportsHttpsTrafficOnly: false
    minimumTlsVersion: 'TLS1_0'
    networkAcls: {
      defaultAction: 'Allow'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = if (isOpen) {
  name: 'kv-lab'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: false
    accessPolicies: []
  }
}

resource group 'Microsoft.Network/networkSecurityGroups@2024-01-01' = {
  name: 'nsg-踏み台'
  location: location
  properties: {
    securityRules: [
      {
        name: 'ssh'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '22'
        }
      }
    ]
  }
}

output memo string = '''
𠮷田のメモ
複数行
'''
