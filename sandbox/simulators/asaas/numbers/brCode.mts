/** The Pix "copia e cola" text of a dynamic charge: EMV fields ending in a CRC16, as the central bank's BR Code manual lays out. */
export interface BrCodeParts {
  /** Host and path without the scheme. */
  readonly location: string;
  /** At most 25 characters, plain ASCII. */
  readonly merchantName: string;
  /** At most 15 characters, plain ASCII. */
  readonly merchantCity: string;
  readonly postalCode: string;
}

const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`;

export function brCode(parts: BrCodeParts): string {
  const unsigned = [
    field('00', '01'),
    field('01', '12'),
    field('26', field('00', 'br.gov.bcb.pix') + field('25', parts.location)),
    field('52', '0000'),
    field('53', '986'),
    field('58', 'BR'),
    field('59', parts.merchantName),
    field('60', parts.merchantCity),
    field('61', parts.postalCode),
    field('62', field('05', '***')),
    '6304',
  ].join('');
  return unsigned + crc16(unsigned);
}

/** CRC16, polynomial 0x1021, initial 0xFFFF, as four upper-case hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
