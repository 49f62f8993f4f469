export default { build: { target: 'esnext', chunkSizeWarningLimit: 1e6 } };
