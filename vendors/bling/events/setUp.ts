/** What a person has to do in Bling, shown in the node. */
export const setUp =
	'Webhooks in Bling have to be registered by hand: in Bling open Central de Extensões → "Área do integrador" → your app → tab "Webhooks". Add the Production URL above as a server, then tick "Notas fiscais" and "Notas fiscais de consumidor" (created and updated), and for stock "Estoque virtual"; choose version v1 of the payload and save. The app needs the scopes of what you tick. While you test with "Execute workflow", n8n listens at the Test URL instead.';
