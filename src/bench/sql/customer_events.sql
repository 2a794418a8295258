-- The columns of customer_events, as DuckDB's own functions make them fastest.
SELECT
  i + 1 AS event_id,
  customer AS customer_id,
  ['page_view', 'search', 'add_to_cart', 'purchase', 'login', 'email_open', 'support_ticket', 'refund'][kind] AS event_type,
  ['web', 'mobile_app', 'store', 'call_center', 'email'][channel] AS channel,
  to_timestamp(moment / 1000000) AS event_time,
  CASE WHEN kind IN (4, 8) THEN ((CASE WHEN kind = 8 THEN -1 ELSE 1 END) * quantity * (199 + product * 7919 % 39801))::DECIMAL(12, 0) / 100 END::DECIMAL(12, 2) AS amount,
  CASE WHEN kind IN (4, 8) THEN ['USD', 'EUR', 'GBP', 'BRL', 'PLN', 'JPY', 'INR', 'TRY'][1 + customer % 8] END AS currency,
  CASE WHEN kind IN (1, 3, 4, 8) THEN 'SKU-' || lpad(product::VARCHAR, 6, '0') END AS product_sku,
  CASE WHEN kind IN (3, 4, 8) THEN quantity END AS quantity,
  lower(substr(to_hex(hash(customer, moment // 3600000000) | 9223372036854775808), 5)) AS session_id,
  channel = 2 OR (channel = 1 AND other % 4 = 0) AS is_mobile,
  CASE WHEN kind <= 2 AND channel <= 2 THEN
    '{"ms":' || (20 + other % 980) || ',"page":"/' || ['products', 'offers', 'compare', 'wishlist', 'search'][1 + other // 1024 % 5]
    || '","referrer":"' || ['direct', 'search', 'newsletter', 'social', 'partner'][1 + other // 65536 % 5] || '"}' END AS payload
FROM (
  SELECT i, kind, product, quantity, other,
    (customer_rank - 1) * 61803 % $PROFILES + 1 AS customer,
    CASE WHEN kind = 6 THEN 5 WHEN drawn < 461 THEN 1 WHEN drawn < 901 THEN 2 WHEN drawn < 983 THEN 3 ELSE 4 END AS channel,
    1704067200000000 + i * (63158400000000 // $EVENTS) + other % (63158400000000 // $EVENTS) AS moment
  FROM (
    SELECT i,
      least($PROFILES, pow(1 + (hash(i, 1) >> 11) / 9007199254740992.0 * (pow($PROFILES + 1, 0.2) - 1), 5)::BIGINT) AS customer_rank,
      least(5000, pow(1 + (hash(i, 2) >> 11) / 9007199254740992.0 * (pow(5001, 0.2) - 1), 5)::BIGINT) AS product,
      CASE WHEN t < 430 THEN 1 WHEN t < 604 THEN 2 WHEN t < 727 THEN 3 WHEN t < 829 THEN 4 WHEN t < 931 THEN 5 WHEN t < 993 THEN 6 WHEN t < 1014 THEN 7 ELSE 8 END AS kind,
      (t // 1024 % 1024)::INTEGER AS drawn,
      (1 + (h % 100) * (h % 100) // 2000)::INTEGER AS quantity,
      h AS other
    FROM (SELECT i, hash(i, 3) % 1024 AS t, (hash(i, 4) >> 1)::BIGINT AS h FROM range($EVENTS) r(i))
  )
)
