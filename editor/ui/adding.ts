/** A field from which Enter adds to a list, and what is pasted in lines adds each of them. Left, it gives what is in it. */
export function adding(add: (texts: readonly string[]) => void) {
  const give = (input: HTMLInputElement) => {
    const text = input.value.trim();
    input.value = '';
    if (text !== '') add([text]);
  };
  return {
    onkeydown(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      give(event.currentTarget);
    },
    onpaste(event: ClipboardEvent) {
      const lines = (event.clipboardData?.getData('text/plain') ?? '').split(/[\r\n\t]+/).map((line) => line.trim());
      const texts = lines.filter(Boolean);
      if (texts.length < 2) return;
      event.preventDefault();
      add(texts);
    },
    onchange: ({ currentTarget }: Event & { currentTarget: HTMLInputElement }) => give(currentTarget),
  };
}
