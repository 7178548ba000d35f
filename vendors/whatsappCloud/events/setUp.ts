/** What a person has to do at Meta, shown in the node. */
export const setUp =
	'Fill in "App Secret" and "Verify Token" in the credential and publish the workflow. Then, in your Meta app: WhatsApp → Configuration → Webhook: the Production URL above and the same verify token, and subscribe to the fields "messages" and "user_preferences", and to "calls" where a flow waits for calls. An app has one such address for all its numbers: with several flows, let one workflow with this trigger call the others. While you test with "Execute workflow", n8n listens at the Test URL instead.';
