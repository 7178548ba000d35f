import type { INodeProperties } from 'n8n-workflow';

type Text = Pick<INodeProperties, 'displayName' | 'name' | 'description'> & Partial<INodeProperties>;

export const text = (property: Text): INodeProperties => ({ type: 'string', default: '', ...property });

/** What a lead is known by and what it says, as fields that somebody fills in. */
export const personFields: INodeProperties[] = [
	text({ displayName: 'Campaign', name: 'campaign', placeholder: 'e.g. black-friday', description: 'What brought the lead' }),
	text({ displayName: 'Company', name: 'company', placeholder: 'e.g. Silva Flores', description: 'Where the lead works' }),
	text({ displayName: 'Email', name: 'email', placeholder: 'e.g. maria@example.com', description: 'In small or capital letters' }),
	text({
		displayName: 'Interest',
		name: 'interest',
		typeOptions: { rows: 3 },
		description: 'What the lead asks for, in its own words',
	}),
	text({ displayName: 'Name', name: 'name', placeholder: 'e.g. Maria Silva', description: 'The whole name' }),
	text({
		displayName: 'Phone',
		name: 'phone',
		placeholder: 'e.g. (11) 91234-5678',
		description: 'In any notation; a foreign one begins with +',
	}),
];

export const statusField: INodeProperties = text({
	displayName: 'Status',
	name: 'status',
	placeholder: 'e.g. NEW',
	hint: 'As an item shows it under lead.status: mostly NEW, though the screen of the CRM may say Novo',
	description: 'How far the lead is',
});
