import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult, type Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import type { AsaasAccount } from './asaas';

export type AsaasResource = Resource<Operation<AsaasAccount>>;

/** An item for each record. */
export function documentResults(name: string, documents: object[]): ItemResult[] {
	return documents.map((document) => documentResult(name, document));
}

/** What n8n shows after a removal. */
export function removedResult(): ItemResult {
	return { documents: { deleted: true } };
}
