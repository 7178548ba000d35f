/**
 * The time zone that a Brazilian area code lies in (IANA name). An area code that spans two zones stands for the one where most of its
 * people live: 97 (Amazonas without its south-west), 81 (Pernambuco without Fernando de Noronha).
 */
const zones: readonly [zone: string, areas: string][] = [
	['America/Rio_Branco', '68'],
	['America/Manaus', '92 97'],
	['America/Boa_Vista', '95'],
	['America/Porto_Velho', '69'],
	['America/Cuiaba', '65 66'],
	['America/Campo_Grande', '67'],
	['America/Belem', '91 93 94 96'],
	['America/Araguaina', '63'],
	['America/Fortaleza', '83 84 85 86 88 89 98 99'],
	['America/Recife', '81 87'],
	['America/Maceio', '79 82'],
	['America/Bahia', '71 73 74 75 77'],
];

const zoneOfArea = new Map(zones.flatMap(([zone, areas]) => areas.split(' ').map((area) => [area, zone] as const)));

/** The zone where the owner of a number (E.164) most likely is; null for one that is not Brazilian. */
export function timeZoneOf(e164: string): string | null {
	const area = /^\+55(\d{2})\d{8,9}$/.exec(e164)?.[1];
	return area === undefined ? null : (zoneOfArea.get(area) ?? 'America/Sao_Paulo');
}
