export const namespace = 'ponte';

/** Where an order keeps its nota fiscal. */
export const invoiceFields = [
	{ key: 'nfe_key', type: 'single_line_text_field', name: 'NF-e: chave de acesso' },
	{ key: 'nfe_number', type: 'single_line_text_field', name: 'NF-e: número' },
	{ key: 'nfe_series', type: 'single_line_text_field', name: 'NF-e: série' },
	{ key: 'nfe_danfe', type: 'url', name: 'NF-e: DANFE' },
] as const;
