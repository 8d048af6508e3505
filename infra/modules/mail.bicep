// Azure Communication Services: the mail server by which vendors without an interface are reached.
import { Tags } from 'types.bicep'

@description('Name of the communication service.')
param name string

@description('Name of the e-mail service.')
param emailName string

@description('Where its data is kept at rest, such as Europe.')
param dataLocation string

@description('Tags of every resource.')
param tags Tags

resource email 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: emailName
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

// A domain of Azure's own. One of the firm's is added by hand, as its DNS must say that it may send.
resource domain 'Microsoft.Communication/emailServices/domains@2026-03-18' = {
  parent: email
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    // No opened mail and no followed link is watched.
    userEngagementTracking: 'Disabled'
  }
}

resource service 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    linkedDomains: [domain.id]
  }
}

@description('The address that mails are from.')
output from string = 'DoNotReply@${domain.properties.fromSenderDomain}'

@description('Name of the communication service, for its SMTP user name.')
output name string = service.name
