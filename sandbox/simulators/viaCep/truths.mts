/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'viacep.com.br, read 2026-11',
    'GET /ws/{eight digits}/json/ answers cep with a hyphen, logradouro, bairro, localidade, uf, ibge, ddd.',
    'A CEP that does not exist is 200 with erro "true", a text; a boolean where told.',
    'A CEP of another form is 400 with a page of HTML.',
    'Massive use gets the address blocked without a term; no number of requests is published.',
  ),
  ...assumed(
    'Who is shut out gets 403 with a page of HTML, and the same stands for too many requests.',
    'A CEP that ends in 000 has no street and no district; districts and streets are invented, municipalities and their ranges are real.',
    'A server error is a page of HTML.',
    'The fields estado and regiao are left out.',
  ),
];
