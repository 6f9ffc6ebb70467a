// Elements of the page by their ids, and text put into them: never markup.

export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} with the id ${id}`);
  return found;
}

/** Where the text is the same already, nothing is laid out again. */
export function setText(element: Element | null | undefined, text: string): void {
  if (element != null && element.textContent !== text) element.textContent = text;
}

/** Marks one element of several, and unmarks the one before. */
export function markerOf(name: string): (next: Iterable<Element | null>) => void {
  let marked: Element[] = [];
  return (next) => {
    for (const element of marked) element.classList.remove(name);
    marked = [...next].filter((element) => element !== null);
    for (const element of marked) element.classList.add(name);
  };
}

export function newElement<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
} // prettier-ignore

/** Scrolls a pane, never the page, so that a part of it can be seen. */
export function keepInSight(pane: Element, part: Element | null): void {
  if (part === null || (pane.scrollHeight <= pane.clientHeight + 1 && pane.scrollWidth <= pane.clientWidth + 1)) return;
  const [outer, inner] = [pane.getBoundingClientRect(), part.getBoundingClientRect()];
  const room = Math.min(inner.height, outer.height / 4);
  if (inner.top < outer.top + room) pane.scrollTop -= outer.top + room - inner.top;
  else if (inner.bottom > outer.bottom - room) pane.scrollTop += inner.bottom - (outer.bottom - room);
  if (inner.left < outer.left) pane.scrollLeft -= outer.left - inner.left;
  else if (inner.right > outer.right) pane.scrollLeft += Math.min(inner.right - outer.right, inner.left - outer.left);
}
