/** Recorded runs of the templates of leads and appointments, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';

replayTests([
  'booking-to-calendar-and-reminder',
  'lead-cadence',
  'lead-to-crm-whatsapp-email',
  'lead-to-notion-whatsapp-email',
  'lead-to-pipedrive-whatsapp-email',
  'lead-to-salesforce-whatsapp-email',
  'lead-to-sheet-and-brevo',
  'lead-to-sheet-and-mailchimp',
]);
