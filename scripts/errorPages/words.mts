/** What stands on the pages of errors in each language, beside what the code says itself. */

export interface ClassWords {
  means: string;
  /** Whether to run the item again. */
  again: string;
}

export interface PageWords {
  /** Between the name of a page and `.md`. */
  suffix: string;
  title: string;
  intro: string;
  classHead: [string, string, string];
  classes: Record<string, ClassWords>;
  outro: string;
  ownNodes: string;
  head: [string, string, string, string];
  /** Where what is said depends on what was found, or is the vendor's. */
  ownWords: string;
  whatToDo: string;
  kind: string;
  runAgain: string;
  noVendor: string;
  vendorPage: (vendor: string) => string;
  otherLanguage: [string, string];
  allErrors: string;
  dots: string;
}

export const english: PageWords = {
  suffix: '',
  title: 'Errors',
  intro: `An item that fails shows a message, and below it what to do. Where a node's _On Error_ is switched to its error output, the item has it as
\`error\`: \`class\`, \`code\`, \`message\`, \`hint\`, \`page\`, \`summary\`, \`vendor\`, \`retryable\`, \`retryAfterSeconds\`. Every code of the package has a page,
and \`page\` is its address. A vendor's own numbers (\`http422\`, SEFAZ's 539) are codes, too, and are not listed here.`,
  classHead: ['class', 'means', 'run the item again?'],
  classes: {
    auth: {
      means: 'the vendor does not let the credential in, or not that far',
      again: 'after the credential was put right',
    },
    validation: {
      means: "something is missing or wrong in the order, the item or the node's fields",
      again: 'after it was put right',
    },
    notFound: { means: 'there is no such record at the vendor', again: 'after looking at what was asked for' },
    conflict: {
      means: 'something else stands under the same name, or in a state that does not allow this',
      again: 'after looking at it: nothing was changed',
    },
    rejected: { means: 'the vendor, SEFAZ or the city hall says no', again: 'after its reason is gone' },
    rateLimited: {
      means: 'the vendor takes no more calls for now',
      again: 'yes, after `retryAfterSeconds`; the nodes waited as long as they may',
    },
    transient: { means: 'the vendor is having trouble', again: 'yes' },
    unknownOutcome: {
      means: 'no answer came, and nobody can tell whether it was done; it was looked for more than a minute',
      again: 'yes: what was done is found; what cannot be looked up says so in its hint',
    },
  },
  outro: 'Running an item again never does a thing twice: that is [tried for every operation](RELIABILITY.md).',
  ownNodes: 'Of the nodes themselves',
  head: ['code', 'class', 'what is said', 'what to do'],
  ownWords: '(what is wrong, one by one, or the words of the vendor)',
  whatToDo: 'What to do',
  kind: 'Class',
  runAgain: 'Run the item again?',
  noVendor: 'Whatever the vendor',
  vendorPage: (vendor) => `[${vendor}: credential, limits, what it cannot do]`,
  otherLanguage: ['Português', '.pt-BR'],
  allErrors: 'All errors',
  dots: '_… stands for what is your own: an order number, a SKU, an amount._',
};

export const portuguese: PageWords = {
  suffix: '.pt-BR',
  title: 'Erros',
  intro: `Um item que falha mostra uma mensagem e, abaixo dela, o que fazer. Quando o _On Error_ do nó manda para a saída de erro, o item leva tudo em
\`error\`: \`class\`, \`code\`, \`message\`, \`hint\`, \`page\`, \`summary\`, \`vendor\`, \`retryable\`, \`retryAfterSeconds\`. As mensagens dentro do n8n são em inglês;
aqui cada código do pacote tem sua página em português, e \`page\` é o endereço da página. Os números próprios de uma plataforma (\`http422\`, o 539 da
SEFAZ) também são códigos e não estão nesta lista.`,
  classHead: ['classe', 'significa', 'executar o item de novo?'],
  classes: {
    auth: {
      means: 'a plataforma não aceita a credencial, ou não dá a ela essa permissão',
      again: 'depois de acertar a credencial',
    },
    validation: { means: 'falta algo, ou algo está errado, no pedido, no item ou nos campos do nó', again: 'depois de corrigir' },
    notFound: { means: 'não existe esse registro na plataforma', again: 'depois de conferir o que foi procurado' },
    conflict: {
      means: 'já existe outra coisa com o mesmo nome, ou em um estado que não permite isto',
      again: 'depois de conferir: nada foi alterado',
    },
    rejected: { means: 'a plataforma, a SEFAZ ou a prefeitura disse não', again: 'depois de resolver o motivo' },
    rateLimited: {
      means: 'a plataforma não aceita mais chamadas por enquanto',
      again: 'sim, depois de `retryAfterSeconds`; os nós já esperaram o quanto podiam',
    },
    transient: { means: 'a plataforma está com um problema passageiro', again: 'sim' },
    unknownOutcome: {
      means: 'não veio resposta, e ninguém sabe se foi feito; a busca durou mais de um minuto',
      again: 'sim: o que foi feito é encontrado; quando não há como procurar, a dica diz isso',
    },
  },
  outro: 'Executar um item de novo nunca faz nada duas vezes: isso foi [testado em cada operação](RELIABILITY.md) (em inglês).',
  ownNodes: 'Dos próprios nós',
  head: ['código', 'classe', 'o que é dito', 'o que fazer'],
  ownWords: '(o que está errado, item por item, ou as palavras da plataforma)',
  whatToDo: 'O que fazer',
  kind: 'Classe',
  runAgain: 'Executar o item de novo?',
  noVendor: 'Em qualquer plataforma',
  vendorPage: (vendor) => `[${vendor}: credencial, limites, o que não faz (em inglês)]`,
  otherLanguage: ['English', ''],
  allErrors: 'Todos os erros',
  dots: '_… está no lugar do que é seu: um número de pedido, um SKU, um valor._',
};
