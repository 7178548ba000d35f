/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { documented, harmless } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'viacep.com.br, read 2026-11',
    'GET /ws/{eight digits}/json/ answers cep with a hyphen, logradouro, bairro, localidade, uf, ibge, ddd.',
    'A CEP that does not exist is 200 with erro "true", a text; a boolean where told.',
    'A CEP of another form is 400 with a page of HTML.',
    'Massive use gets the address blocked without a term; no number of requests is published.',
  ),
  ...harmless(
    'The adapter goes by the status, whatever the body is: 401, 403 and 429 leave ViaCEP alone for a while.',
    'Who is shut out gets 403 with a page of HTML, and the same stands for too many requests.',
    'A server error is a page of HTML.',
  ),
  ...harmless(
    'What the sandbox makes up: the adapter takes city and state, and a district where there is one.',
    'A CEP that ends in 000 has no street and no district; districts and streets are invented, municipalities and their ranges are real.',
    'The fields estado and regiao are left out.',
  ),
];
