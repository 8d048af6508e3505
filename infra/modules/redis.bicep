// Sessions, vendor tokens and kept answers. Nothing is evicted: what is here expires by itself.
import { Tags } from 'types.bicep'

@description('Name of the cache.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Size of Azure Managed Redis.')
param sku string

@description('Whether there is a replica.')
param highAvailability bool

@description('Object id of the app\'s identity, which gets the roles.')
param identityPrincipalId string

@description('Whether it answers through private endpoints alone.')
param isPrivate bool

@description('Port of the database.')
var port = 10000

resource cache 'Microsoft.Cache/redisEnterprise@2026-09-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: highAvailability ? 'Enabled' : 'Disabled'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2026-09-01' = {
  parent: cache
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: port
    // One address and one view of all keys, which scripts need.
    clusteringPolicy: 'EnterpriseCluster'
    evictionPolicy: 'NoEviction'
    accessKeysAuthentication: 'Disabled'
    // A restart loses at most the last second of conversations.
    persistence: {
      aofEnabled: true
      aofFrequency: '1s'
      rdbEnabled: false
    }
  }
}

resource access 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2026-09-01' = {
  parent: database
  name: 'app'
  properties: {
    accessPolicyName: 'default'
    user: { objectId: identityPrincipalId }
  }
}

@description('Id of the cache.')
output id string = cache.id

@description('Address that the app connects to.')
output address string = 'rediss://${cache.properties.hostName}:${port}'
