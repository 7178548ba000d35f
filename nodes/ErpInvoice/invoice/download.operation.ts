import type { IBinaryKeyData, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { accessKeyInXml, normalizeAccessKey } from '../../../domain/values/accessKey';
import type { InvoiceFiles, InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { showFor } from '../../shared/showFor';
import { invoiceProperties, invoiceReference, type InvoiceReference } from './invoiceReference';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Download',
	value: 'download',
	description: 'Get XML and DANFE of an invoice as files, named by its access key',
	action: 'Download an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['download'] }, [
	...invoiceProperties,
	{
		displayName: 'Files',
		name: 'files',
		type: 'multiOptions',
		options: [
			{ name: 'DANFE (PDF)', value: 'danfe', description: 'In the binary field "danfe"' },
			{ name: 'XML', value: 'xml', description: 'In the binary field "xml"' },
		],
		default: ['xml', 'danfe'],
		required: true,
		description: 'Which files the item gets',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	if (!issuer.download) throw notOffered(option.name);
	const reference = invoiceReference(context, itemIndex);
	const files = await issuer.download(reference.id, reference.model);
	const wanted = context.getNodeParameter('files', itemIndex, ['xml', 'danfe']) as string[];
	const name = fileName(reference, files);
	const xml = wanted.includes('xml') ? Buffer.from(files.xml ?? absent('XML', reference)) : undefined;
	const pdf = wanted.includes('danfe') ? (files.pdf ?? absent('DANFE', reference)) : undefined;
	const binary: IBinaryKeyData = {
		...(xml ? { xml: await context.helpers.prepareBinaryData(xml, `${name}.xml`, 'application/xml') } : {}),
		...(pdf ? { danfe: await context.helpers.prepareBinaryData(pdf, `${name}.pdf`, 'application/pdf') } : {}),
	};
	return { documents: {}, binary };
}

/** The access key, which names the invoice everywhere; an NFS-e has none. */
function fileName({ id, onItem }: InvoiceReference, { xml }: InvoiceFiles): string {
	return normalizeAccessKey(onItem.accessKey) ?? accessKeyInXml(xml) ?? id;
}

function absent(file: string, { id }: InvoiceReference): never {
	throw new IntegrationError('ponte', {
		class: 'notFound',
		code: 'fileMissing',
		message: `The ERP does not have the ${file} of invoice ${id}`,
		hint: 'Files exist once SEFAZ has authorized the invoice: put "Wait for Authorization" before this node, or choose the other file alone',
	});
}
