import { describe, expect, test } from 'vitest';
import { readAddressLines } from '../../domain/values/addressLines.ts';

type Expected = [street: string | null, number: string | null, complement: string | null, district: string | null];

describe('C10: two lines as people write them', () => {
  test.each<[string, string, Expected]>([
    ['Praça Ramos de Azevedo, 123 Apto 45', 'Centro', ['Praça Ramos de Azevedo', '123', 'Apto 45', 'Centro']],
    ['Rua A nº 10 apto 5', 'Centro', ['Rua A', '10', 'apto 5', 'Centro']],
    ['Rua das Palmeiras 45 Bloco 2', 'Centro', ['Rua das Palmeiras', '45', 'Bloco 2', 'Centro']],
    ['Rua das Flores', '123', ['Rua das Flores', '123', null, null]],
    ['Rua das Flores', '123, Apto 42', ['Rua das Flores', '123', 'Apto 42', null]],
    ['Rua das Flores', '123 - Centro', ['Rua das Flores', '123', null, 'Centro']],
    ['Rua das Flores', '123 apto 42', ['Rua das Flores', '123', 'apto 42', null]],
    ['Rua das Flores', 'nº 123, Centro', ['Rua das Flores', '123', null, 'Centro']],
    ['Rua X', 'S/N', ['Rua X', 'S/N', null, null]],
    ['Rua X s/n', 'Centro', ['Rua X', 's/n', null, 'Centro']],
    ['Rua X, sem número', 'Centro', ['Rua X', 'sem número', null, 'Centro']],
    ['Rua A, 1.234', 'Centro', ['Rua A', '1234', null, 'Centro']],
    ['Rua 25 de Março, 100', 'Sé', ['Rua 25 de Março', '100', null, 'Sé']],
    ['Rua 25 de Março 100', 'Sé', ['Rua 25 de Março', '100', null, 'Sé']],
    ['Rua 5, 750', 'Centro', ['Rua 5', '750', null, 'Centro']],
    ['Rua 5 750', 'Centro', ['Rua 5', '750', null, 'Centro']],
    ['Rua 1º de Maio, 10', 'Centro', ['Rua 1º de Maio', '10', null, 'Centro']],
    ['Rua T-63, 120', 'Setor Bueno', ['Rua T-63', '120', null, 'Setor Bueno']],
    ['Rodovia BR-101 km 12, 500', 'Zona Rural', ['Rodovia BR-101', '500', 'km 12', 'Zona Rural']],
    ['Rodovia BR 101, 500', 'Zona Rural', ['Rodovia BR 101', '500', null, 'Zona Rural']],
    ['Quadra SQN 210 Bloco A', 'Asa Norte', ['Quadra SQN 210', 'S/N', 'Bloco A', 'Asa Norte']],
    ['SQS 308 Bloco B apto 302', 'Asa Sul', ['SQS 308', 'S/N', 'Bloco B apto 302', 'Asa Sul']],
    ['QI 5 Conjunto 3 Casa 12', 'Lago Norte', ['QI 5', 'S/N', 'Conjunto 3 Casa 12', 'Lago Norte']],
    ['Rua das Flores, 10, 3º andar', 'Centro', ['Rua das Flores', '10', '3º andar', 'Centro']],
    ['Rua das Flores, 10 ap.42 bl-2', 'Centro', ['Rua das Flores', '10', 'ap 42 bl 2', 'Centro']],
    ['Rua das Flores, 10', 'apto 42 Centro', ['Rua das Flores', '10', 'apto 42', 'Centro']],
    ['Rua das Flores, 10', '42', ['Rua das Flores', '10', '42', null]],
    ['Rua das Flores, 10', 'Ed. Aurora, Centro', ['Rua das Flores', '10', 'Ed. Aurora', 'Centro']],
    ['Rua das Flores, 10', 'casa, Centro', ['Rua das Flores', '10', 'casa', 'Centro']],
    ['Rua das Flores, 10', 'Vila 31 de Março', ['Rua das Flores', '10', null, 'Vila 31 de Março']],
    ['123 Rua das Flores', 'Centro', ['Rua das Flores', '123', null, 'Centro']],
    ['Rua da Casa Verde, 10', 'Centro', ['Rua da Casa Verde', '10', null, 'Centro']],
    ['Rua X lote 5 quadra 3, s/n', 'Centro', ['Rua X', 's/n', 'lote 5 quadra 3', 'Centro']],
    ['Rua X, 10 - CEP 01310-100', 'Centro', ['Rua X', '10', null, 'Centro']],
    ['Rua das Flores, 12 B', 'Centro', ['Rua das Flores', '12 B', null, 'Centro']],
    ['Rua das Flores, 12 fundos', 'Centro', ['Rua das Flores', '12', 'fundos', 'Centro']],
    ['Rua 5', 'Centro', ['Rua 5', null, null, 'Centro']],
    ['Casa 12', 'Centro', [null, null, 'Casa 12', 'Centro']],
    ['Rua das Flores 123-A apto 45', 'Centro', ['Rua das Flores', '123-A', 'apto 45', 'Centro']],
    ['Av. Paulista 1578 13º andar conj. 131', 'Bela Vista', ['Av. Paulista', '1578', '13º andar conj. 131', 'Bela Vista']],
    ['Bloco 2, Rua das Flores, 123', 'Centro', ['Rua das Flores', '123', 'Bloco 2', 'Centro']],
    ['Rua das Flores apto 42', 'Centro', ['Rua das Flores', null, 'apto 42', 'Centro']],
  ])('%s | %s', (line1, line2, expected) => {
    const { street, number, complement, district, doubts } = readAddressLines(line1, line2);
    expect([street, number, complement, district, doubts]).toEqual([...expected, undefined]);
  });

  test.each([
    ['Rua das Palmeiras, 123, 45', 'Centro', '123 or 45'],
    ['Rua das Palmeiras 123 45', 'Centro', '123 or 45'],
    ['Rua João 23, 100', 'Centro', '23 or 100'],
    ['Rua das Palmeiras 123', '45', '123 or 45'],
    ['Rua das Palmeiras, 123', 'nº 45', '123 or 45'],
    ['Rua das Palmeiras, 123', 'S/N', '123 or S/N'],
    ['Rua das Palmeiras, S/N, 45', 'Centro', 'S/N or 45'],
    ['Rua Projetada 12', 'Centro', '12 or none'],
    ['Rua T 63', 'Centro', '63 or none'],
    ['Rua A 10, 5', 'Centro', '10 or 5'],
    ['Rodovia BR-101 km 12', 'Zona Rural', 'only a kilometre'],
    ['Rua das Palmeiras', 'Centro, 45', '45 or none'],
    ['Rua Lote 12', 'Centro', '12 or none'],
    ['SQN 210 Bloco A, 302', 'Asa Norte', '302'],
  ])('%s | %s is a doubt', (line1, line2, what) => {
    const { number, doubts } = readAddressLines(line1, line2);
    expect(number).toBeNull();
    expect(doubts).toEqual([expect.stringContaining(what)]);
  });
});
