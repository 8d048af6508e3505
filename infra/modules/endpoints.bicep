// A private endpoint for each store and the vault.
import { Tags } from 'types.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Id of the virtual network.')
param networkId string

@description('Id of the private endpoints\' subnet.')
param subnetId string

@description('Id of the storage account.')
param storageId string

@description('Id of the Cosmos DB account.')
param cosmosId string

@description('Id of the Redis cache.')
param redisId string

@description('Id of the vault.')
param vaultId string

@description('What gets an endpoint: its name, the group that the service calls it by, and its DNS zone.')
var targets = [
  { name: 'blob', group: 'blob', id: storageId, zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'queue', group: 'queue', id: storageId, zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { name: 'table', group: 'table', id: storageId, zone: 'privatelink.table.${environment().suffixes.storage}' }
  { name: 'cosmos', group: 'Sql', id: cosmosId, zone: 'privatelink.documents.azure.com' }
  { name: 'redis', group: 'redisEnterprise', id: redisId, zone: 'privatelink.redis.azure.net' }
  { name: 'vault', group: 'vault', id: vaultId, zone: 'privatelink.vaultcore.azure.net' }
]

module endpoints 'endpoint.bicep' = [
  for target in targets: {
    params: {
      name: target.name
      location: location
      tags: tags
      targetId: target.id
      group: target.group
      zoneName: target.zone
      networkId: networkId
      subnetId: subnetId
    }
  }
]
