/** `Inscrição Estadual` and `inscricao_estadual` are one name. */
export function plainName(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
