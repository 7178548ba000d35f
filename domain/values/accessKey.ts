import { mod11Digit } from './taxId';

/** The 44 characters (chave de acesso) that name an NF-e or NFC-e everywhere. */
export interface AccessKey {
	/** IBGE code of the issuer's state. */
	stateCode: string;
	/** `YYMM` of issue. */
	yearMonth: string;
	issuerTaxId: string;
	model: string;
	series: number;
	number: number;
}

/** The bare key of `NFe…` or of a key with spaces; undefined unless length, pattern and check digit hold. */
export function normalizeAccessKey(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const key = text.replace(/\s/g, '').toUpperCase().replace(/^NFE/, '');
	if (!/^[0-9]{6}[0-9A-Z]{12}[0-9]{26}$/.test(key)) return undefined;
	return mod11Digit(key.slice(0, 43), 9) === Number(key[43]) ? key : undefined;
}

export function readAccessKey(key: string): AccessKey {
	return {
		stateCode: key.slice(0, 2),
		yearMonth: key.slice(2, 6),
		issuerTaxId: key.slice(6, 20),
		model: key.slice(20, 22),
		series: Number(key.slice(22, 25)),
		number: Number(key.slice(25, 34)),
	};
}

/** The key that an NF-e or NFC-e carries as the id of its document, before and after SEFAZ has answered. */
export function accessKeyInXml(xml: unknown): string | undefined {
	return typeof xml === 'string' ? normalizeAccessKey(/\bId="(NFe[0-9A-Z]{44})"/.exec(xml)?.[1]) : undefined;
}
