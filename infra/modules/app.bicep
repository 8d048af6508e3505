// The function app on Flex Consumption.
import { Tags } from 'types.bicep'

@description('App settings: values by name.')
type Settings = {
  @description('Value of the setting.')
  *: string
}

@description('Name of the function app.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Address of the storage account\'s blobs.')
param storageBlobEndpoint string

@description('Address of the storage account\'s queues.')
param storageQueueEndpoint string

@description('Address of the storage account\'s tables.')
param storageTableEndpoint string

@description('Container of the app\'s package.')
param packageContainer string

@description('Connection string of Application Insights.')
param applicationInsightsConnectionString string

@description('Id of the Log Analytics workspace.')
param workspaceId string

@description('Where the app reaches private endpoints from; empty: no virtual network.')
param subnetId string

@description('Memory of an instance, in MB.')
param instanceMemoryMB int

@description('The most instances that the app is scaled out to.')
param maximumInstanceCount int

@description('HTTP instances that are always warm.')
param alwaysReadyInstances int

@description('The app\'s own settings.')
param settings Settings

@description('Settings that the Functions host reads.')
var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: storageBlobEndpoint
  AzureWebJobsStorage__queueServiceUri: storageQueueEndpoint
  AzureWebJobsStorage__tableServiceUri: storageTableEndpoint
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Which of its identities DefaultAzureCredential signs in with.
  AZURE_CLIENT_ID: identityClientId
  // The host reads these itself, so they cannot be left to the app's defaults.
  InventoryCheckSchedule: '0 0 * * * *'
  DoctorSchedule: '0 15 * * * *'
  PurchaseSweepSchedule: '30 */5 * * * *'
  ShopCatchUpSchedule: '45 */15 * * * *'
  ShopErrandsSchedule: '20 * * * * *'
  CleanupSchedule: '0 30 3 * * *'
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storageBlobEndpoint}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      // Served to programs: no page of any origin may call it with a person's browser.
      cors: { allowedOrigins: [] }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(hostSettings, settings)
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noDeployPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

#disable-next-line use-recent-api-versions // The newest stable version, 2016-09-01, knows no metric categories.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'metrics'
  scope: site
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Id of the function app.')
output id string = site.id

@description('Name of the function app.')
output name string = site.name

@description('Address of the app.')
output uri string = 'https://${site.properties.defaultHostName}'
