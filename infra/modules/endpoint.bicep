// A private endpoint for one store or the vault, and the name that leads to it inside the network.
import { Tags } from 'types.bicep'

@description('Name of what gets the endpoint.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Id of what gets the endpoint.')
param targetId string

@description('What the service calls the kind of endpoint by.')
param group string

@description('DNS zone of this kind of endpoint.')
param zoneName string

@description('Id of the virtual network.')
param networkId string

@description('Id of the private endpoints\' subnet.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = {
  name: 'pe-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: name
        properties: {
          privateLinkServiceId: targetId
          groupIds: [group]
        }
      }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-03-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: name
        properties: { privateDnsZoneId: zone.id }
      }
    ]
  }
}
