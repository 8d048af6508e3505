// What somebody must be told of. The event ids are those of the app's logs (a test looks them up).
import { Tags } from 'types.bicep'

@description('Unique part of the names.')
param token string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags Tags

@description('Id of the function app.')
param siteId string

@description('Id of the Log Analytics workspace.')
param workspaceId string

@description('Where alerts are mailed; empty: nowhere.')
param email string

@description('Alerts on log messages.')
var logAlerts = [
  {
    name: 'stuck-tasks'
    description: 'An orchestration has ended or failed while its purchase is open.'
    severity: 1
    query: 'AppTraces | where toint(Properties.EventId) in (1902, 1903) and Message has "orchestration"'
  }
  {
    name: 'failed-orders'
    description: 'A purchase ended as failed: a step failed for good.'
    severity: 1
    query: 'AppTraces | where toint(Properties.EventId) == 1850 and Message has "Purchase"'
  }
  {
    name: 'doctor-findings'
    description: 'The doctor found something that only a person can set right; see GET /api/doctor.'
    severity: 2
    query: 'AppTraces | where toint(Properties.EventId) == 2002 and Message has "Doctor"'
  }
  {
    name: 'given-up-effects'
    description: 'What a message should have set going was refused and is given up.'
    severity: 2
    query: 'AppTraces | where toint(Properties.EventId) == 1112 and Message has "Effect"'
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'procurement'
    enabled: true
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logs 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: '${alert.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      autoMitigate: true
      // A table that no log has reached yet is no error.
      skipQueryValidation: true
      actions: { actionGroups: empty(email) ? [] : [group.id] }
    }
  }
]

resource serverErrors 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'server-errors-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app answered with 5xx more than five times in a quarter of an hour.'
    severity: 1
    enabled: true
    scopes: [siteId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'http5xx'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    autoMitigate: true
    actions: empty(email) ? [] : [{ actionGroupId: group.id }]
  }
}
