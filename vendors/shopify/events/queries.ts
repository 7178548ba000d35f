export const subscriptionsDocument = `
query PonteSubscriptions($uri: String!) {
	webhookSubscriptions(first: 50, uri: $uri) {
		nodes { id topic uri filter format includeFields }
	}
}`;

export const createSubscriptionDocument = `
mutation PonteCreateSubscription($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
	webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
		webhookSubscription { id }
		userErrors { field message }
	}
}`;

export const deleteSubscriptionDocument = `
mutation PonteDeleteSubscription($id: ID!) {
	webhookSubscriptionDelete(id: $id) {
		deletedWebhookSubscriptionId
		userErrors { field message }
	}
}`;
