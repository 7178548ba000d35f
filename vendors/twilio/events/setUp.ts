/** What a person has to do at Twilio, shown in the node. */
export const setUp =
	'Publish the workflow, then give Twilio the Production URL above: for statuses, with the order that they belong to, as "Status Callback URL" of the credential; for replies in the Twilio Console: Messaging → Senders → WhatsApp Senders → your number → "Webhook URL for incoming messages". While you test with "Execute workflow", n8n listens at the Test URL instead.';
