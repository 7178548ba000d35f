import { hasClass } from '../../../runtime/errors/integrationError';
import { asRecord } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/api';
import { refusedBy, userErrorsOf } from '../client/userErrors';
import { nodesOf } from '../client/reading';
import { createDefinitionDocument, invoiceDefinitionsDocument } from './queries';
import { invoiceFields, namespace } from './invoiceFields';

/** Shops whose definitions this process has seen. */
const defined = new Set<string>();

/**
 * Makes the definitions that the shop does not have, once a process. A shop that refuses one (its number is limited) keeps the
 * nota fiscal all the same: metafields need no definition.
 */
export async function defineInvoiceFields(account: string, graphql: Graphql): Promise<void> {
	if (defined.has(account)) return;
	const outcome = await attempt(defineMissing(graphql));
	if (!outcome.ok && !hasClass(outcome.error, 'validation', 'auth')) throw outcome.error;
	defined.add(account);
}

async function defineMissing(graphql: Graphql): Promise<void> {
	const data = await graphql({ document: invoiceDefinitionsDocument, variables: { namespace }, safety: 'read' });
	const known = nodesOf(data.metafieldDefinitions).map(({ key }) => key);
	for (const field of invoiceFields.filter(({ key }) => !known.includes(key))) {
		const definition = { ...field, namespace, ownerType: 'ORDER', pin: true };
		// A second one of the same key is refused (`TAKEN`), so it may be asked for again.
		const answer = await graphql({ document: createDefinitionDocument, variables: { definition }, safety: 'keyed' });
		const errors = userErrorsOf(asRecord(answer.metafieldDefinitionCreate)).filter(({ code }) => code !== 'TAKEN');
		if (errors.length > 0) throw refusedBy(errors);
	}
}
