/** What stands on the pages of errors in each language, beside what the code says itself. */
import { classAdvice, retryReadsAgain, startAnew, type ErrorClass } from './advice.mts';

const advice = classAdvice();

export interface ClassWords {
  title: string;
  means: string;
  /** What n8n shows where the code says nothing better. */
  advice: string;
  /** For its own page: what the nodes have done, and where to look. */
  more: string;
  /** Whether to run the item again. */
  again: string;
}

export interface PageWords {
  /** Between the name of a page and `.md`. */
  suffix: string;
  title: string;
  intro: string;
  classHead: [string, string, string];
  classes: Record<ErrorClass, ClassWords>;
  outro: string;
  ownNodes: string;
  head: [string, string, string, string];
  /** Where what is said depends on what was found, or is the vendor's. */
  ownWords: string;
  ownHint: string;
  /** Before several advices, of which one fits. */
  asItFits: string;
  /** On top of a page of several cases. */
  several: string;
  /** How a hint ends that leads to the template order-again; how it ends where the node reads the order again. */
  startAnew: string;
  retryReadsAgain: string;
  /** Of nodes that read an incomplete order again: which of the two holds. */
  readsAgain: string;
  /** On the page of a class. */
  ofVendor: string;
  replay: string;
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
and \`page\` is its address. A vendor's own numbers (\`http422\`, SEFAZ's 539) are codes, too, and are not listed here: their \`page\` is that of the class.`,
  classHead: ['class', 'means', 'run the item again?'],
  classes: {
    auth: {
      title: 'The login or a permission',
      means: 'the vendor does not let the credential in, or not that far',
      advice: advice.auth,
      more: `Every page of a vendor says where its credential comes from and which permissions it needs. A credential that is put right holds for every workflow:
it is not chosen again in the nodes. A login that ended (a token that was revoked, a password that changed) is connected again in the credential itself.`,
      again: 'after the credential was put right',
    },
    validation: {
      title: 'The data or a field',
      means: "something is missing or wrong in the order, the item or the node's fields",
      advice: advice.validation,
      more: `The message names the field. One of the node is corrected in the node; save, and retry with the currently saved workflow. One of the order (\`order.…\`)
is corrected in the shop: a node with _If the Order Is Incomplete_ set to _Read It Again_ reads it there when it is retried, otherwise the template
[order-again](../flows/order-again.md) starts the order anew.`,
      again: 'after it was put right',
    },
    notFound: {
      title: 'Not there',
      means: 'there is no such record at the vendor',
      advice: advice.notFound,
      more: 'Look for the record in the panel of the vendor, in the account of the credential: a test account and a real one know nothing of each other.',
      again: 'after looking at what was asked for',
    },
    conflict: {
      title: 'Something else stands there',
      means: 'something else stands under the same name, or in a state that does not allow this',
      advice: advice.conflict,
      more: 'Mostly it is a record that a person made by hand, or an order of another shop with the same number.',
      again: 'after looking at it: nothing was changed',
    },
    rejected: {
      title: 'A no',
      means: 'the vendor, SEFAZ or the city hall says no',
      advice: advice.rejected,
      more: `The reason stands in the message, in the words of who refused, with its number where it has one. What SEFAZ rejects is mostly a tax setting of the product
in the ERP: your accountant knows the right one.`,
      again: 'after its reason is gone',
    },
    rateLimited: {
      title: 'Too many calls',
      means: 'the vendor takes no more calls for now',
      advice: advice.rateLimited,
      more: `The limit is that of the account, which other integrations use, too. On the error output \`retryAfterSeconds\` says how long to wait, where the vendor said it.`,
      again: 'yes, after `retryAfterSeconds`; the nodes waited as long as they may',
    },
    transient: {
      title: 'A temporary problem',
      means: 'the vendor is having trouble',
      advice: advice.transient,
      more: `The node asked again several times before it stopped. Nothing is wrong with the order or the credential: look at the vendor's status page, and retry when it
works again. Many orders at once: [several at once](../how-to/replay-what-stopped.md#several-at-once).`,
      again: 'yes',
    },
    unknownOutcome: {
      title: 'The answer was lost',
      means: 'no answer came, and nobody can tell whether it was done; it was looked for more than a minute',
      advice: advice.unknownOutcome,
      more: `A node looks for what may have been done before it does it again. Where a vendor has no way to look (a message), the hint says so, and a person decides.`,
      again: 'yes: what was done is found; what cannot be looked up says so in its hint',
    },
  },
  outro: 'Running an item again never does a thing twice: that is [tried for every operation](RELIABILITY.md).',
  ownNodes: 'Of the nodes themselves',
  head: ['code', 'class', 'what is said', 'what to do'],
  ownWords: '(what is wrong, one by one, or the words of the vendor)',
  ownHint: 'What n8n shows below the message: it depends on what was found',
  asItFits: 'as the case may be (n8n shows the one that fits)',
  several:
    '_Several things have this code. Look for the one whose node or vendor, and whose words, you see in n8n; what is said of the others does not fit it._',
  startAnew: startAnew(),
  retryReadsAgain: retryReadsAgain(),
  readsAgain: `_Retry_ is enough where the node's _If the Order Is Incomplete_ is set to _Read It Again_, as in the templates; only where it is not, the order is
started anew.`,
  ofVendor: `The message in n8n holds the vendor's own words, and the error output the vendor's own code (\`http503\`, a number of SEFAZ). Such codes have no page of their
own: this one says what they have in common.`,
  replay: 'How to run again what stopped',
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
SEFAZ) também são códigos e não estão nesta lista: a \`page\` deles é a da classe.`,
  classHead: ['classe', 'significa', 'executar o item de novo?'],
  classes: {
    auth: {
      title: 'O acesso ou uma permissão',
      means: 'a plataforma não aceita a credencial, ou não dá a ela essa permissão',
      advice: 'Abra a credencial, confira os campos e as permissões, e use o teste dela.',
      more: `A página de cada plataforma diz de onde vem a credencial e de quais permissões ela precisa. Uma credencial corrigida vale para todos os fluxos: não é preciso
escolhê-la de novo nos nós. Um acesso que terminou (token revogado, senha trocada) é conectado de novo na própria credencial.`,
      again: 'depois de acertar a credencial',
    },
    validation: {
      title: 'Os dados ou um campo',
      means: 'falta algo, ou algo está errado, no pedido, no item ou nos campos do nó',
      advice: 'Corrija o campo citado e execute o item de novo.',
      more: `A mensagem diz qual é o campo. Um campo do nó se corrige no nó: salve e use o Retry com o workflow salvo agora. Um campo do pedido (\`order.…\`) se
corrige na loja: o nó com _If the Order Is Incomplete_ em _Read It Again_ lê o pedido de novo no Retry; sem isso, o modelo
[order-again](../flows/order-again.pt-BR.md) recomeça o pedido.`,
      again: 'depois de corrigir',
    },
    notFound: {
      title: 'Não está lá',
      means: 'não existe esse registro na plataforma',
      advice: 'Confira se ele existe na plataforma e se a credencial é da conta certa.',
      more: 'Procure o registro no painel da plataforma, na conta da credencial: a conta de teste e a conta real não sabem nada uma da outra.',
      again: 'depois de conferir o que foi procurado',
    },
    conflict: {
      title: 'Já existe outra coisa ali',
      means: 'já existe outra coisa com o mesmo nome, ou em um estado que não permite isto',
      advice: 'Veja o registro na plataforma: ele contradiz o que este item pede.',
      more: 'Quase sempre é um registro que alguém fez à mão, ou o pedido de outra loja com o mesmo número.',
      again: 'depois de conferir: nada foi alterado',
    },
    rejected: {
      title: 'Um não',
      means: 'a plataforma, a SEFAZ ou a prefeitura disse não',
      advice: 'Corrija o que o motivo aponta e execute o item de novo.',
      more: `O motivo está na mensagem, com as palavras de quem recusou e o número, quando há um. O que a SEFAZ rejeita costuma ser uma configuração fiscal do produto no
ERP: o seu contador sabe qual é a certa.`,
      again: 'depois de resolver o motivo',
    },
    rateLimited: {
      title: 'Chamadas demais',
      means: 'a plataforma não aceita mais chamadas por enquanto',
      advice:
        'A plataforma não aceita mais chamadas por enquanto. Execute o item de novo mais tarde, ou aumente "Maximum Wait" nas opções do nó.',
      more: `O limite é da conta, que outras integrações também usam. Na saída de erro, \`retryAfterSeconds\` diz quanto esperar, quando a plataforma disse.`,
      again: 'sim, depois de `retryAfterSeconds`; os nós já esperaram o quanto podiam',
    },
    transient: {
      title: 'Um problema passageiro',
      means: 'a plataforma está com um problema passageiro',
      advice:
        'A plataforma está com um problema passageiro. Execute o item de novo mais tarde: o que já foi feito é encontrado, não é feito duas vezes.',
      more: `O nó tentou várias vezes antes de parar. Não há nada errado com o pedido nem com a credencial: veja a página de status da plataforma e use o Retry quando ela
voltar. Muitos pedidos parados: [vários de uma vez](../how-to/replay-what-stopped.pt-BR.md#vários-de-uma-vez).`,
      again: 'sim',
    },
    unknownOutcome: {
      title: 'A resposta se perdeu',
      means: 'não veio resposta, e ninguém sabe se foi feito; a busca durou mais de um minuto',
      advice: 'Confira na plataforma se foi feito. Executar o item de novo confere antes.',
      more: `Um nó procura o que talvez já tenha sido feito antes de fazer de novo. Quando a plataforma não tem como procurar (uma mensagem), a dica diz isso, e uma pessoa
decide.`,
      again: 'sim: o que foi feito é encontrado; quando não há como procurar, a dica diz isso',
    },
  },
  outro: 'Executar um item de novo nunca faz nada duas vezes: isso foi [testado em cada operação](RELIABILITY.md) (em inglês).',
  ownNodes: 'Dos próprios nós',
  head: ['código', 'classe', 'o que é dito', 'o que fazer'],
  ownWords: '(o que está errado, item por item, ou as palavras da plataforma)',
  ownHint: 'O que o n8n mostra abaixo da mensagem: depende do que foi encontrado',
  asItFits: 'conforme o caso (o n8n mostra o que se aplica)',
  several:
    '_Várias situações têm este código. Procure aquela cujo nó ou plataforma, e cujas palavras, você vê no n8n; o que é dito das outras não se aplica a ela._',
  startAnew:
    'depois recomece o pedido com o modelo order-again.json: este item guarda o pedido como ele era, e executá-lo de novo não muda nada',
  retryReadsAgain: 'depois clique em "Retry" no n8n: este nó lê o pedido de novo',
  readsAgain: `_Retry_ basta quando _If the Order Is Incomplete_ do nó está em _Read It Again_, como nos modelos; só quando não está, o pedido é
recomeçado.`,
  ofVendor: `A mensagem no n8n traz as palavras da própria plataforma, e a saída de erro o código dela (\`http503\`, um número da SEFAZ). Esses códigos não têm página
própria: esta diz o que eles têm em comum.`,
  replay: 'Como executar de novo o que parou',
  whatToDo: 'O que fazer',
  kind: 'Classe',
  runAgain: 'Executar o item de novo?',
  noVendor: 'Em qualquer plataforma',
  vendorPage: (vendor) => `[${vendor}: credencial, limites, o que não faz (em inglês)]`,
  otherLanguage: ['English', ''],
  allErrors: 'Todos os erros',
  dots: '_… está no lugar do que é seu: um número de pedido, um SKU, um valor._',
};
