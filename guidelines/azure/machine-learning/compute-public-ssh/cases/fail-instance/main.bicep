resource compute 'Microsoft.MachineLearningServices/workspaces/computes@2025-12-01' = {
  name: 'mlw-juyo-yosoku/ci-suzuki'
  location: 'japaneast'
  properties: {
    computeType: 'ComputeInstance'
    properties: {
      vmSize: 'STANDARD_DS3_V2'
      sshSettings: {
        sshPublicAccess: 'Enabled' // <- here
        adminPublicKey: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ example'
      }
    }
  }
}
