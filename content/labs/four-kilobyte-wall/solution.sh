aws kms encrypt --key-id alias/clinic --plaintext fileb://appointments.csv
read PLAIN SEALED <<< "$(aws kms generate-data-key --key-id alias/clinic --key-spec AES_256 --query '[Plaintext,CiphertextBlob]' --output text)"
echo $SEALED | base64 -d > data.key.sealed
openssl rand -hex 16 > appointments.iv
openssl enc -aes-256-cbc -K $(echo $PLAIN | base64 -d | xxd -p -c 64) -iv $(cat appointments.iv) -in appointments.csv -out appointments.sealed
rm -f appointments.csv
unset PLAIN
K=$(aws kms decrypt --ciphertext-blob fileb://data.key.sealed --query Plaintext --output text | base64 -d | xxd -p -c 64)
openssl enc -d -aes-256-cbc -K $K -iv $(cat appointments.iv) -in appointments.sealed | grep -c unpaid > unpaid.txt
unset K
