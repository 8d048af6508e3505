// The documents. Serverless: nothing is paid for while nothing is asked.
import { Tags } from 'types.bicep'

@description('Name of the Cosmos DB account.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Object id of the app\'s identity, which gets the roles.')
param identityPrincipalId string

@description('Whether it answers through private endpoints alone.')
param isPrivate bool

@description('Built-in role: Cosmos DB Built-in Data Contributor.')
var dataContributor = '00000000-0000-0000-0000-000000000002'

@description('As the app declares them (a test compares). Only what is searched or sorted by is indexed. Ids always are.')
var containers = loadJsonContent('../cosmos-containers.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    // A decision that was written must be read by the instance that it wakes, whichever that is.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: 'Continuous7Days' }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2026-03-15' = {
  parent: account
  name: 'procurement'
  properties: {
    resource: { id: 'procurement' }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = [
  for one in containers: {
    parent: database
    name: one.name
    properties: {
      resource: {
        id: one.name
        partitionKey: {
          paths: [one.partitionKey]
          kind: 'Hash'
          version: 2
        }
        defaultTtl: one.defaultTtl
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: map(one.indexed, path => { path: path })
          excludedPaths: [{ path: '/*' }]
        }
      }
    }
  }
]

resource contribute 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = {
  parent: account
  name: guid(account.id, identityPrincipalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: identityPrincipalId
    // The one database, and not the account.
    scope: '${account.id}/dbs/${database.name}'
  }
}

@description('Id of the account.')
output id string = account.id

@description('Address of the account.')
output endpoint string = account.properties.documentEndpoint

@description('Name of the database.')
output database string = database.name
