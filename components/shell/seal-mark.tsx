/** The mark: a wax seal with a keyhole. Drawn, not typed, so that it prints and scales. */
export function SealMark({ size = 32, className }: { readonly size?: number; readonly className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" className={className}>
      <path
        fill="var(--seal)"
        d="M24 2.6c3 0 4.4 2 7 2.7s5-.3 7.2 1.6c2.300 2 1.900 4.600 3.300 6.900s3.900 3.300 4.300 6.300c.4 3-1.600 4.600-1.900 7.300s1.300 4.900 0 7.600c-1.300 2.700-3.900 2.800-5.900 4.600s-2.300 4.400-5.100 5.500c-2.800 1-4.700-.7-7.400-.4s-4.600 2.200-7.500 1.300-3.300-3.500-5.500-5.100-4.800-1.600-6.200-4.200.1-4.900-.3-7.600-2.500-4.300-2.200-7.300 2.700-4.100 3.900-6.500.6-5 2.800-7.100 4.700-1.200 7.100-2.300S20.900 2.600 24 2.600Z"
      />
      <circle cx="24" cy="24" r="14.500" fill="none" stroke="var(--on-seal)" strokeOpacity="0.55" strokeWidth="1.200" />
      <path
        fill="var(--on-seal)"
        d="M24 14.800a5.300 5.300 0 0 0-2.700 9.850L19.600 33h8.800l-1.700-8.350A5.300 5.300 0 0 0 24 14.800Z"
      />
    </svg>
  );
}
