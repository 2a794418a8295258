-- The columns of customer_profiles.
SELECT
  i + 1 AS customer_id,
  uuid()::VARCHAR AS external_id,
  ['James', 'Mary', 'Jürgen', 'Käthe', 'Łukasz', 'Zofia', 'Chloé', 'José', 'Ayşe', 'Arjun', '佐藤', 'Noah'][first] AS first_name,
  ['Smith', 'O''Neill', 'Müller', 'Groß', 'Wójcik', 'Nowak', 'Dubois', 'García', 'Yılmaz', 'Patel', '美咲', 'Brown'][last] AS last_name,
  CASE WHEN h % 100 >= 4 THEN ['james', 'mary', 'juergen', 'kaethe', 'lukasz', 'zofia', 'chloe', 'jose', 'ayse', 'arjun', 'sato', 'noah'][first]
    || '.' || ['smith', 'oneill', 'mueller', 'gross', 'wojcik', 'nowak', 'dubois', 'garcia', 'yilmaz', 'patel', 'misaki', 'brown'][last]
    || '.' || (i + 1) || ['@example.com', '@example.org', '@example.net'][1 + h % 3] END AS email,
  CASE WHEN h // 128 % 100 >= 12 THEN ['+1 ', '+44 ', '+49 ', '+33 '][1 + h % 4] || lpad((h % 2147483648)::VARCHAR, 9, '0') END AS phone,
  ['US', 'DE', 'GB', 'FR', 'ES', 'BR', 'PL', 'JP', 'IN', 'TR'][1 + g % 10] AS country,
  ['New York', 'Berlin', 'London', 'Paris', 'München', 'São Paulo', 'Kraków', '東京'][1 + g // 16 % 8] AS city,
  CASE WHEN g // 256 % 100 < 65 THEN 'consumer' WHEN g // 256 % 100 < 85 THEN 'premium' WHEN g // 256 % 100 < 97 THEN 'business' ELSE 'vip' END AS segment,
  ['active', 'at_risk', 'new', 'dormant', 'churned', 'prospect'][1 + stage] AS lifecycle_stage,
  CASE WHEN g % 100 >= 8 THEN 1940 + (g % 66)::INTEGER END AS birth_year,
  to_timestamp(1546300800 + h % 157766400) AS signup_at,
  (pow(g / 9223372036854775808.0, 3) * 4000)::DECIMAL(12, 2) AS lifetime_value,
  CASE WHEN h % 101 >= 15 THEN 300 + (h % 550)::INTEGER END AS credit_score,
  stage < 3 AS is_active,
  CASE WHEN h % 97 >= 10 THEN h % 2 = 0 END AS marketing_opt_in,
  (stage * 1500 + (g % 2500)::INTEGER) / 10000.0::DOUBLE AS churn_risk,
  '{"channels":' || ['["email"]', '["sms"]', '["email","push"]', '[]'][1 + h % 4] || ',"language":"'
    || ['en', 'de', 'fr', 'es', 'pt', 'pl', 'ja', 'tr'][1 + h // 4 % 8] || '","newsletter":' || (h % 2 = 0)::VARCHAR
    || ',"theme":"' || ['light', 'dark', 'system'][1 + h % 3] || '"}' AS preferences
FROM (
  SELECT i, h, g, (1 + h % 12)::INTEGER AS first, (1 + g % 12)::INTEGER AS last, (h // 1048576 % 6)::INTEGER AS stage
  FROM (SELECT i, (hash(i, 1) >> 1)::BIGINT AS h, (hash(i, 2) >> 1)::BIGINT AS g FROM range($PROFILES) r(i))
)
