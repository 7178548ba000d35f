/** Logins for n8n's own nodes, as their owner would type them: CRMs, tools, mail, shops. */
import type { MailServer } from '../mail/server.mts';
import type { World } from '../world/world.mts';
import type { CredentialData } from './credentialData.mts';

/** By n8n's names of the credential types. */
export function toolCredentialData(world: World, mail?: Pick<MailServer, 'credential'>): Record<string, CredentialData> {
  const { brevo, googleCalendar, googleSheets, hubSpot, mailchimp, notion, pipedrive, salesforce, slack, stripe, wooCommerce } =
    world.vendors;
  const google = { clientId: googleCalendar.secrets.clientId, clientSecret: googleCalendar.secrets.clientSecret };
  const sales = { clientId: salesforce.secrets.clientId, clientSecret: salesforce.secrets.clientSecret };
  return {
    hubspotAppToken: { name: 'HubSpot (n8n) of the sandbox', data: { appToken: hubSpot.secrets.token } },
    salesforceOAuth2Api: {
      name: 'Salesforce (n8n) of the sandbox',
      data: { environment: 'production', ...sales, oauthTokenData: salesforce.issueTokens() },
    },
    notionApi: { name: 'Notion (n8n) of the sandbox', data: { apiKey: notion.secrets.token } },
    pipedriveApi: { name: 'Pipedrive (n8n) of the sandbox', data: { apiToken: pipedrive.secrets.apiToken } },
    slackApi: { name: 'Slack of the sandbox', data: { accessToken: slack.secrets.token } },
    googleSheetsOAuth2Api: {
      name: 'Google Sheets of the sandbox',
      data: { ...google, oauthTokenData: googleCalendar.issueTokens(googleSheets.scopes) },
    },
    googleCalendarOAuth2Api: {
      name: 'Google Calendar (n8n) of the sandbox',
      data: { ...google, oauthTokenData: googleCalendar.issueTokens(['https://www.googleapis.com/auth/calendar']) },
    },
    stripeApi: { name: 'Stripe (n8n) of the sandbox', data: { secretKey: stripe.secrets.secretKey } },
    wooCommerceApi: {
      name: 'WooCommerce (n8n) of the sandbox',
      data: { ...wooCommerce.secrets, url: wooCommerce.fixtures.shopUrl, includeCredentialsInQuery: false },
    },
    mailchimpApi: { name: 'Mailchimp of the sandbox', data: { apiKey: mailchimp.secrets.apiKey } },
    sendInBlueApi: { name: 'Brevo of the sandbox', data: { apiKey: brevo.secrets.apiKey } },
    ...(mail ? { smtp: { name: 'Mail of the sandbox', data: { ...mail.credential } } } : {}),
  };
}
