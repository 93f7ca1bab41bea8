import type { MDXComponents } from "mdx/types";

import { LESSON_COMPONENTS } from "@/components/lesson/lesson-components";

export function useMDXComponents(components: MDXComponents): MDXComponents {
  return { ...LESSON_COMPONENTS, ...components };
}
