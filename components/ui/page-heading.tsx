export function PageHeading({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <header className="mb-8 max-w-[62ch]">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-3 text-lg text-ink-soft">{lead}</p>
    </header>
  );
}
