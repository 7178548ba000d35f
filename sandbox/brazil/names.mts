/** Names for invented people, companies and streets. */
export const firstNames = [
  'Ana', 'João', 'Conceição', 'Márcio', 'Luíza', 'Pedro', 'Iracema', 'Antônio', 'Beatriz', 'Caíque', 'Débora', 'Eduardo', 'Fátima', 'Gustavo',
  'Helena', 'Ícaro', 'Jéssica', 'Kauã', 'Larissa', 'Moacir', 'Núbia', 'Otávio', 'Patrícia', 'Raimundo', 'Sônia', 'Thaís', 'Ubirajara', 'Vitória',
] as const;

export const lastNames = [
  'da Silva', 'dos Santos', 'Araújo', 'Gonçalves', 'de Oliveira', 'Magalhães', 'Nóbrega', 'Pereira', 'Quintão', 'Ribeiro', 'Sant’Anna', 'Teixeira',
  'Uchôa', 'Vasconcelos', 'Xavier', 'Zanatta', 'Müller', 'Kobayashi', 'Guimarães', 'do Carmo', 'Assunção', 'Brandão', 'Cavalcanti', 'D’Ávila',
] as const;

export const companyWords = ['Aurora', 'Boa Vista', 'Caiçara', 'Dois Irmãos', 'Estrela', 'Ipê Amarelo', 'Jequitibá', 'Maré Alta', 'Pão & Prosa', 'Três Corações'] as const;
export const companyTrades = ['Comércio de Roupas', 'Materiais Elétricos', 'Café e Confeitaria', 'Papelaria', 'Produtos Naturais', 'Serviços de Hotelaria'] as const;
export const companyForms = ['LTDA', 'ME', 'EIRELI', 'S.A.'] as const;

export const streets = [
  'Avenida Paulista', 'Rua XV de Novembro', 'Travessa São José', 'Rua das Palmeiras', 'Avenida Getúlio Vargas', 'Rodovia BR-116', 'Praça da Sé',
  'Alameda dos Ipês', 'Rua Padre Cícero', 'Estrada do Campo', 'Rua Coronel João Dias', 'Rua 7', 'Avenida Beira-Mar', 'Servidão Maria da Luz',
] as const;

export const districts = ['Centro', 'Bela Vista', 'Vila Nova', 'São José', 'Jardim América', 'Boa Esperança', 'Zona Rural', 'Santo Antônio', 'Setor Bueno'] as const;
export const complements = ['Apto 42', 'Bloco B, Apto 301', 'Casa 2', 'Fundos', 'Loja 5', 'Sala 1204', 'Km 12'] as const;
