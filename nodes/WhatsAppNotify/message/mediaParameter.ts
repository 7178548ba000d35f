import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Media, MediaKind } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemFile, linkedFile } from './itemFile';
import type { Subject } from './subject';
import { filled } from './templateValues';

export const mediaProperties: INodeProperties[] = [
	{
		displayName: 'File',
		name: 'mediaFrom',
		type: 'options',
		options: [
			{
				name: 'Binary Field of the Item',
				value: 'binary',
				description: 'A DANFE, a label or another file that a node before has left there',
			},
			{ name: 'By ID', value: 'id', description: 'A file that lies at the gateway already' },
			{ name: 'By Link', value: 'link', description: 'A public address that the gateway fetches the file from' },
		],
		default: 'binary',
		description: 'Where the file comes from',
	},
	{
		displayName: 'Binary Field',
		name: 'binaryField',
		type: 'string',
		default: '',
		placeholder: 'e.g. danfe',
		displayOptions: { show: { mediaFrom: ['binary'] } },
		hint: 'Empty: the first of danfe, label, boleto, pixQrCode and data, else whichever there is',
		description: 'The name of the field with the file',
	},
	{
		displayName: 'Media ID',
		name: 'mediaId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1037543291543636',
		displayOptions: { show: { mediaFrom: ['id'] } },
		description: "The gateway's own ID of the file",
	},
	{
		displayName: 'Link',
		name: 'mediaLink',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {invoice_url}',
		displayOptions: { show: { mediaFrom: ['link'] } },
		hint: 'May hold {invoice_url}, {bank_slip_url} and the like. It has to open without a login',
		description: 'Where the file lies',
	},
	{
		displayName: 'Type',
		name: 'mediaKind',
		type: 'options',
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'By the File', value: 'auto', description: 'Told from its type or the end of its name; a document where neither tells' },
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
		default: 'auto',
		description: 'How the chat shows the file',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. nota-fiscal-{invoice_number}.pdf',
		hint: 'Empty: the name that the file has',
		description: 'What the customer sees below a document',
	},
];

export async function mediaParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): Promise<Media> {
	const text = (name: string) => filled(String(context.getNodeParameter(name, itemIndex, '')).trim(), subject);
	const chosen = context.getNodeParameter('mediaKind', itemIndex, 'auto') as MediaKind | 'auto';
	const kind = chosen === 'auto' ? undefined : chosen;
	const fileName = text('fileName');
	const from = context.getNodeParameter('mediaFrom', itemIndex, 'binary');
	if (from === 'link') return linkedFile(required(text('mediaLink'), 'Link'), kind, fileName);
	if (from === 'id') {
		return { kind: kind ?? 'document', source: { id: required(text('mediaId'), 'Media ID') }, mimeType: null, fileName: fileName || null };
	}
	const file = await itemFile(context, itemIndex, text('binaryField'), kind);
	return { ...file, fileName: fileName || file.fileName };
}

function required(value: string, label: string): string {
	if (value !== '') return value;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'fileMissing',
		message: `There is no file to send: "${label}" is empty`,
		hint: `Fill in "${label}"`,
	});
}
