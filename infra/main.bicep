// The whole firm's agent in one resource group. No resource accepts a key where it can sign an identity in instead.
targetScope = 'subscription'

@minLength(1)
@maxLength(32)
@description('Name of the environment (azd); part of every name.')
param environmentName string

@minLength(1)
@description('Azure region; one that has Flex Consumption and Azure Managed Redis.')
param location string

@description('Object id of the person or service principal that deploys: may put vendor secrets into the vault. Empty: nobody may.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal', 'Group'])
@description('What principalId is.')
param principalType string = 'User'

@description('Whose sign-in tokens are accepted; empty: those of this tenant (Microsoft Entra, version 2).')
param signInIssuer string = ''

@minLength(1)
@description('For which application tokens must be: the application (client) id of its registration.')
param signInAudience string

@description('The app\'s own address where it has a domain name of its own, such as https://purchasing.example; empty: its address in Azure.')
param consoleUrl string = ''

@allowed(['oid', 'sub'])
@description('The claim that names the user. oid is what Entra shows for a person; never change it once there are users.')
param signInUserIdClaim string = 'oid'

@minLength(1)
@description('Address of the vendors\' interfaces, with {vendorId} in it.')
param vendorsEndpoint string

@description('Whether Azure Communication Services mails requests and orders to vendors that have no interface.')
param vendorMail bool = false

@description('Where the mail service keeps its data at rest, such as Europe or United States.')
param mailDataLocation string = 'Europe'

@description('As whom the app signs in to the mail service: the name of its SMTP user. Its password is the secret Mail--Password of the vault. Empty: no mail is sent yet.')
param mailUser string = ''

@description('Where a vendor\'s reply to a mail goes, to people; empty: nowhere.')
param mailReplyTo string = ''

@description('Puts stores and vault behind private endpoints and the app into a virtual network.')
param privateNetwork bool = false

@allowed([512, 2048, 4096])
@description('Memory of an instance of the app, in MB.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('The most instances that the app is scaled out to.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(20)
@description('HTTP instances that are always warm. 0: the first message after a quiet time waits some seconds.')
param alwaysReadyInstances int = 0

@description('Size of Azure Managed Redis.')
param redisSku string = 'Balanced_B0'

@description('Whether Redis has a replica. Without one, maintenance cuts connections for seconds and costs twice less.')
param redisHighAvailability bool = true

@minValue(30)
@maxValue(730)
@description('For how many days logs are kept.')
param logRetentionDays int = 30

@description('Where alerts are mailed; empty: they show in the portal alone.')
param alertEmail string = ''

@description('Unique part of the names.')
var token = toLower(uniqueString(subscription().id, environmentName, location))

@description('Tags of every resource.')
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-procurement-${token}'
    location: location
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: logRetentionDays
    #disable-next-line what-if-short-circuiting // Role assignments have the identity's id in their names: a new identity gets new ones.
    identityPrincipalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    #disable-next-line what-if-short-circuiting // Role assignments have the identity's id in their names: a new identity gets new ones.
    identityPrincipalId: identity.outputs.principalId
    isPrivate: privateNetwork
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    name: 'cosmos-${token}'
    location: location
    tags: tags
    #disable-next-line what-if-short-circuiting // Role assignments have the identity's id in their names: a new identity gets new ones.
    identityPrincipalId: identity.outputs.principalId
    isPrivate: privateNetwork
  }
}

module redis 'modules/redis.bicep' = {
  scope: group
  params: {
    name: 'redis-${token}'
    location: location
    tags: tags
    sku: redisSku
    highAvailability: redisHighAvailability
    identityPrincipalId: identity.outputs.principalId
    isPrivate: privateNetwork
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    #disable-next-line what-if-short-circuiting // Role assignments have the identity's id in their names: a new identity gets new ones.
    identityPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: privateNetwork
  }
}

module mail 'modules/mail.bicep' = if (vendorMail) {
  scope: group
  params: {
    name: 'acs-${token}'
    emailName: 'mail-${token}'
    dataLocation: mailDataLocation
    tags: tags
  }
}

module endpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: tags
    networkId: network.?outputs.networkId ?? ''
    subnetId: network.?outputs.endpointSubnetId ?? ''
    storageId: storage.outputs.id
    cosmosId: cosmos.outputs.id
    redisId: redis.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-procurement-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageBlobEndpoint: storage.outputs.blobEndpoint
    storageQueueEndpoint: storage.outputs.queueEndpoint
    storageTableEndpoint: storage.outputs.tableEndpoint
    packageContainer: storage.outputs.packageContainer
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.?outputs.appSubnetId ?? ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    settings: {
      Redis: redis.outputs.address
      Cosmos: cosmos.outputs.endpoint
      CosmosDatabase: cosmos.outputs.database
      SignIn__Issuer: empty(signInIssuer)
        ? '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        : signInIssuer
      SignIn__Audience: signInAudience
      SignIn__UserIdClaim: signInUserIdClaim
      Console__Url: empty(consoleUrl) ? 'https://func-procurement-${token}.azurewebsites.net' : consoleUrl
      Console__ClientId: signInAudience
      Console__ClientIdentity: 'true'
      Vendors__Endpoint: vendorsEndpoint
      // Without a user there is no password yet, and the app would not start.
      Mail__Host: vendorMail && !empty(mailUser) ? 'smtp.azurecomm.net' : ''
      Mail__User: vendorMail ? mailUser : ''
      Mail__From: mail.?outputs.from ?? ''
      Mail__ReplyTo: mailReplyTo
      KeyVault: vault.outputs.uri
      DataProtection__KeyVaultKey: vault.outputs.dataProtectionKey
      DataProtection__Blob: '${storage.outputs.blobEndpoint}${storage.outputs.keyContainer}/key-ring.xml'
    }
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    siteId: app.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
  }
}

@description('Azure region.')
output AZURE_LOCATION string = location

@description('Name of the resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Object id of the app\'s identity, which the sign-in registration is to trust.')
output AZURE_APP_PRINCIPAL_ID string = identity.outputs.principalId

@description('Name of the function app.')
output AZURE_FUNCTION_NAME string = app.outputs.name

@description('Name of the vault.')
output AZURE_KEY_VAULT_NAME string = vault.outputs.name

@description('Name of the mail service; empty: there is none.')
output AZURE_MAIL_NAME string = mail.?outputs.name ?? ''

@description('Address of the app.')
output SERVICE_API_URI string = app.outputs.uri
