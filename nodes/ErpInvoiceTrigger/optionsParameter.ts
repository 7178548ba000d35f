import type { INodeProperties } from 'n8n-workflow';
import { rawOption } from '../shared/rawOption';

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [rawOption('the ERP')],
};
