interface Grammar {
  readonly nothing: string;
  readonly comma: string;
  readonly not: string;
  /** What a fact begins with that is true or false; what negates it comes behind. */
  readonly is: string;
  readonly told: string;
  readonly binary: { readonly [op: string]: string };
  readonly logical: { readonly '&&': string; readonly '||': string; readonly '??': string };
  readonly method: { readonly [name: string]: string };
  readonly helper: { readonly [name: string]: string };
  readonly place: { readonly [name: string]: (of: string) => string };
  more(count: number): string;
  count(event: string, of: string, within: string): string;
  choose(test: string, then: string, otherwise: string): string;
  member(value: string, list: string): string;
  state(of: string, state: string): string;
  fact(names: readonly string[]): string;
}

/** How conditions and persons are said: the grammar that the catalogue's words are put together by. */
export const WORDS: { readonly en: Grammar; readonly zh: Grammar } = {
  en: {
    nothing: 'nothing',
    comma: ', ',
    not: 'not ',
    is: 'is ',
    told: 'everybody who was told',
    binary: { '===': 'is', '!==': 'is not', '>=': '≥', '<=': '≤', '-': '−', '*': '×' },
    logical: { '&&': ' and ', '||': ' or ', '??': ' or else ' },
    method: {
      includes: 'contains',
      startsWith: 'begins with',
      endsWith: 'ends with',
      some: 'has one with',
      every: 'has only such with',
      toLowerCase: 'in lower case',
    },
    helper: { mentions: 'mentions', matches: 'matches', count: 'count' },
    place: {
      lead: (of) => `head of ${of}`,
      superior: (of) => `superior of ${of}`,
      onCall: (of) => `on call for ${of}`,
    },
    count: (event, of, within) => `how often ${event} for the same ${of} within ${within}`,
    more: (count) => `and ${count} more`,
    choose: (test, then, otherwise) => `${then} if ${test}, else ${otherwise}`,
    member: (value, list) => `${value} in ${list}`,
    state: (of, state) => `${of} is ${state}`,
    fact: (names) => names.join(' '),
  },
  zh: {
    nothing: '无',
    comma: '、',
    not: '非',
    is: '',
    told: '所有已被告知者',
    binary: { '===': '是', '!==': '不是', '>=': '≥', '<=': '≤', '-': '−', '*': '×' },
    logical: { '&&': '，且', '||': '，或', '??': '，否则' },
    method: {
      includes: '包含',
      startsWith: '开头是',
      endsWith: '结尾是',
      some: '其中有',
      every: '全部满足',
      toLowerCase: '（小写）',
    },
    helper: { mentions: '提到', matches: '匹配', count: '计数' },
    place: {
      lead: (of) => `${of} 负责人`,
      superior: (of) => `${of} 上级`,
      onCall: (of) => `${of} 值班人`,
    },
    count: (event, of, within) => `${within}内同一${of}的「${event}」次数`,
    more: (count) => `等 ${count} 项以上`,
    choose: (test, then, otherwise) => `若${test}则${then}，否则${otherwise}`,
    member: (value, list) => `${value} 在「${list}」中`,
    state: (of, state) => `${of}${state}`,
    fact: (names) => names.join('的'),
  },
};
