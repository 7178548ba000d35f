/** What people call the fields of a lead that they make by hand, in small letters without accents and marks; the first is what a message calls it. */
export const fieldNames = {
	email: ['email', 'e mail'],
	phone: ['phone', 'telefone', 'whatsapp', 'celular', 'fone'],
	consent: ['consent', 'consentimento'],
	step: ['step', 'etapa', 'passo'],
	lastTouch: ['last touch', 'ultimo contato'],
	stopReason: ['stop reason', 'motivo da parada'],
	company: ['company', 'empresa'],
	interest: ['interest', 'interesse', 'mensagem', 'message', 'obs'],
	status: ['status', 'situacao'],
	source: ['source', 'origem', 'fonte'],
	campaign: ['campaign', 'campanha'],
	owner: ['owner', 'responsavel', 'vendedor'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Without these nobody could tell whether a lead may be written to, and how far its sequence has come. */
export const neededFields = ['consent', 'step', 'lastTouch', 'stopReason'] as const;

/** The first name counts more than the others, wherever it stands in the list. */
export function fieldNamed<Field extends { name: string }>(all: readonly Field[], names: readonly string[]): Field | undefined {
	for (const wanted of names) {
		const found = all.find(({ name }) => plainName(name) === wanted);
		if (found) return found;
	}
	return undefined;
}

/** As a message shows it. */
export function titled(names: readonly string[]): string {
	return names[0]!.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

function plainName(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}
