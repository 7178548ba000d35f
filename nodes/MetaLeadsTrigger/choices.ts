import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { leadSources } from '../../vendors';

const { accountOf, credentialType, forms, pages } = leadSources.metaLeads;

/** A person waits for the list. */
const seconds = 20;

const connect = async (context: ILoadOptionsFunctions) => await openConnection(context, credentialType, seconds, accountOf);

/** The pages that the credential may act for. */
export async function pageOptions(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options(await pages(await connect(context)));
}

/** The chosen page's forms that take answers. */
export async function formOptions(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const page = String(context.getCurrentNodeParameter('page') ?? '').trim();
	return /^\d+$/.test(page) ? options(await forms(await connect(context), page)) : [];
}

function options(choices: readonly { id: string; name: string }[]): INodePropertyOptions[] {
	return choices.map(({ id, name }) => ({ name, value: id })).sort((one, other) => one.name.localeCompare(other.name));
}
