/** NFS-e as the API shows them: neither their services nor why a city hall refused them. */
import { toReais } from '../../fiscal/money.mts';
import type { ServiceNote } from './model.mts';

export const briefNote = (note: ServiceNote) => {
  const { id, nome, numeroDocumento, email } = note.contact;
  return {
    id: note.id,
    numero: note.authorization ? String(note.authorization.numero) : '',
    numeroRPS: note.numeroRPS,
    serie: note.serie,
    situacao: note.situacao,
    dataEmissao: note.dataEmissao,
    valor: toReais(note.totalCents),
    contato: { id, nome, numeroDocumento, email },
  };
};

export const fullNote = (note: ServiceNote) => ({
  ...briefNote(note),
  link: note.authorization ? `https://notas.prefeitura.example/?cod=${note.authorization.verificationCode}` : '',
  codigoVerificacao: note.authorization?.verificationCode ?? '',
});
