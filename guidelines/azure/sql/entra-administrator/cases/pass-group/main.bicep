resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-juchu-jpe'
  location: 'japaneast'
  properties: {
    administrators: {
      login: 'データベース管理者'
      sid: '00000000-0000-0000-0000-000000000000'
      tenantId: '00000000-0000-0000-0000-000000000000'
    }
  }
}
