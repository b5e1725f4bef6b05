export default ['a.example'];
