import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PrintForm } from '../../../domain/ports/carrier';
import { carriers } from '../../../vendors';

const names: Record<PrintForm, { name: string; description: string }> = {
	dace: { name: 'Declaration (DACE)', description: 'Has to travel with a parcel that has no nota fiscal; as PDF' },
	label: { name: 'Label', description: 'As PDF' },
	zpl: { name: 'Label for a Label Printer (ZPL)', description: 'For thermal printers that understand ZPL' },
};

const forms = Object.keys(names) as PrintForm[];

/** For carriers that print more than one thing. */
export const printFormProperties: INodeProperties[] = carriers.flatMap(({ id, printsAlso = [] }) => {
	if (printsAlso.length === 0) return [];
	const offered = forms.filter((form) => form === 'label' || printsAlso.includes(form));
	return [
		{
			displayName: 'Document',
			name: 'printForm',
			type: 'options' as const,
			displayOptions: { show: { vendor: [id] } },
			options: offered.map((form) => ({ value: form, ...names[form] })),
			default: 'label',
			description: 'What to print',
		},
	];
});

export interface PrintFile {
	/** Of the binary field, and of the file. */
	field: string;
	extension: string;
	mimeType: string;
}

export const printFiles: Record<PrintForm, PrintFile> = {
	label: { field: 'label', extension: 'pdf', mimeType: 'application/pdf' },
	zpl: { field: 'label', extension: 'zpl', mimeType: 'text/plain' },
	dace: { field: 'dace', extension: 'pdf', mimeType: 'application/pdf' },
};

/** What the chosen carrier prints. */
export function printFormParameter(context: IExecuteFunctions, itemIndex: number): PrintForm {
	const chosen = context.getNodeParameter('printForm', itemIndex, 'label') as PrintForm;
	return forms.includes(chosen) ? chosen : 'label';
}
